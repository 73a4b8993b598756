area-{{area}} = {{Words}}
{{area}}-name = Name
{{area}}-empty = Noch nichts in „{{Words}}“
{{area}}-empty-hint = Was angelegt wird, steht hier.
