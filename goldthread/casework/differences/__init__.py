"""Professional differences: raised by any practitioner, taken up stage by stage, ended in words."""
