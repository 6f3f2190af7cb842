valuation-name = valuation
valuation-summary = every figure somebody put on a company
valuation-title = valuation
