"""(sign to come)"""
