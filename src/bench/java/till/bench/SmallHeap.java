package till.bench;

import till.report.DayExport;

/** Opens the ledger of a day and says how much it holds when idle, or writes the file of the day. */
final class SmallHeap {
    /** What the file may take beside that, in MiB. */
    static final int MORE = 64;

    private SmallHeap() {}

    /** Arguments: payments of the day, whether the file is written. */
    public static void main(String[] arguments) throws Exception {
        try (var ledger = new BenchLedger(Integer.parseInt(arguments[0]), 1).open()) {
            if (Boolean.parseBoolean(arguments[1])) {
                var written = new DayExport(ledger, BenchLedger.CALENDAR)
                        .write(BenchLedger.LAST, null, BenchLedger.fresh("heap").resolve("day.csv"));
                Figures.say("rows", written.value().rows());
            } else {
                System.gc();
                Figures.say(
                        "idle",
                        Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory());
            }
        }
    }
}
