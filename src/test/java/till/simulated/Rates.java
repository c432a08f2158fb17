package till.simulated;

/**
 * How often what goes wrong, once in so many chances, 0 for never. Each history has its own: what is rare beside everything
 * else is found where it is all there is.
 *
 * @param disk a statement of the ledger fails, before or after it took effect
 * @param death a process dies at a step or beside a statement of the ledger
 * @param meanwhile somebody else acts while a call or a statement is under way
 * @param line a call to a gateway goes wrong
 * @param spoiled of the calls that go wrong, how many are answered with nonsense
 * @param clock the tills' clocks are set, among the acts
 * @param refundLost a refund never gets to its gateway
 * @param skew by how many seconds at most the second till's clock is wrong from the beginning
 */
record Rates(int disk, int death, int meanwhile, int line, int spoiled, int clock, int refundLost, int skew) {
    static Rates of(Dice dice) {
        return new Rates(
                one(dice, 0, 0, 400, 150, 60),
                one(dice, 0, 120, 60, 30),
                one(dice, 0, 40, 20, 8),
                one(dice, 0, 10, 4, 2),
                one(dice, 0, 8, 3),
                one(dice, 0, 0, 4, 1),
                one(dice, 0, 0, 4, 2),
                one(dice, 0, 0, 0, 0, 3, 90, 3_600));
    }

    private static int one(Dice dice, int... choices) {
        return choices[dice.below(choices.length)];
    }
}
