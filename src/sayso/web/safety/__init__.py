"""Who may ask, how often, and what browsers may do with the answers.

Guard     refuses what comes under a name, from a page, or without a token that it should not
Headers   tells browsers to run, load and frame nothing but what is the service's own
Pace      how often each client may ask
Limit     how much it may send
"""

from sayso.web.safety.guard import COOKIE, Guard, cookie_of
from sayso.web.safety.headers import Headers
from sayso.web.safety.limit import Limit
from sayso.web.safety.pace import Pace

__all__ = ["COOKIE", "Guard", "Headers", "Limit", "Pace", "cookie_of"]
