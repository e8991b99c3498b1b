"""The sample wire: a loopback server that plays the bundled articles poll by poll."""
