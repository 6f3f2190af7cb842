# What the button under a form says.

form-ask = Ask
form-save = Save
