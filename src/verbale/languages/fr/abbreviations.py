"""French abbreviations whose full stop ends no sentence, lower-cased, without that stop."""

ABBREVIATIONS = frozenset(['m', 'mm', 'mme', 'mmes', 'mlle', 'mlles', 'me', 'mes', 'dr', 'drs', 'pr', 'prof', 'mgr', 'st', 'ste', 's.e', 's.exc', 's.a', 's.m', 'gén', 'col', 'cap', 'lt', 'cdt', 'av', 'apr', 'j.-c', 'art', 'al', 'chap', 'cf', 'éd', 'env', 'ex', 'fig', 'hab', 'ibid', 'id', 'inf', 'max', 'min', 'n', 'no', 'nos', 'p', 'pp', 'par', 'rép', 'sq', 'suiv', 'sup', 't', 'tél', 'vol', 'vs', 'boul', 'bd', 'rd'])
