area-{{area}} = {{Words}}
{{area}}-name = Name
{{area}}-empty = No {{words}} yet
{{area}}-empty-hint = What is made will stand here.
