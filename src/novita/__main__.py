"""`python -m novita` is the command `novita`."""

import sys

from novita.cli import main

sys.exit(main())
