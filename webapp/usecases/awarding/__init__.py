"""The one place of the application that opens `badges`: awards, signatures, what is served, verification.

An award is written first, as an intent, inside the writer (`awards`). It is signed outside of it, judged by a second
implementation, then stored and published in one transaction (`signing`). A crash leaves an intent that is signed later,
or a valid badge; never anything between.
"""
