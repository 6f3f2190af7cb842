people-summary = Gründer, Posten, frühere Arbeitgeber, Berater; wer eine Firma ist und wie sie genannt wird
people-title = Personen
people-founding = Gründung von { $name }
people-persons = Personen
people-others = Weitere
people-former = früher { $post }
people-new = neu { $post }
people-current = jetzt { $post }
