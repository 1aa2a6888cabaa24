package fr.honoraire.practitioner;

import fr.honoraire.shared.Money;
import java.util.List;

/**
 * What a practitioner asks.
 *
 * @param announced what a patient is told before the act
 * @param usual the amounts offered at one click
 * @param ceiling the most a note may ask
 * @param refundLimit how much may be given back in a day before he has to prove himself again
 */
public record Fees(Money announced, List<Money> usual, Money ceiling, Money refundLimit) {}
