"""The design system: shell, fragments, words of time and number, refusals on screen."""
