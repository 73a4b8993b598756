/** The kit: what screens are made of. */
export { Button, CommandButton, IconButton, Keys } from './Button';
export { ComboBox } from './ComboBox';
export { DateField, Month } from './DateField';
export { Checkbox, type Choice, type FieldProps, Segments, Select, Switch, TextField } from './fields';
export { FieldFaults, FormFaults, focusField, useFaultOf } from './FaultsContext';
export { Icon, type IconName } from './icons';
export { isLong, useLongRows } from './longRows';
export { MoneyField, NumberField, PercentField, QuantityField } from './NumberField';
export { Dialog, Menu, type MenuEntry, ask, askWith, toast, toastError } from './overlays';
export { Badge, Chip, EmptyState, ErrorState, Figure, Loaded, Skeleton, Sparkline, Tabs, type Tone } from './parts';
export { useAfterPaint } from './painted';
export { PasswordField } from './PasswordField';
export { type RecordRow, RecordRows } from './rows';
export { changeSettings, useSettings } from './settings';
export { TimeField } from './TimeField';
