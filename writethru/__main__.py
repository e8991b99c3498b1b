"""`python -m writethru`."""

import sys

from writethru.cli import main

sys.exit(main())
