"""The stand-in order system: speaks the contract msto-openapi.yaml, so that the product has somebody to talk to.

A process of its own with a file of its own. It knows the invented network and nothing of the product.
"""
