"""Small trained linear models that judge Danish sentences.

A text becomes hashed features (``features``), a linear model turns them into probabilities (``linear``), and where
the order of sentences tells something a second model looks at the neighbours (``context``). The weights of all models
lie in one compact file (``weights``) that the package ``training`` makes from labelled texts. numpy is imported when a
model is first asked.
"""
