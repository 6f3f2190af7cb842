"""Whether claims can all be right, and why they probably differ; docs/agreement.md is the rules."""
