package till.catalogue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import till.access.Access;
import till.access.Pepper;
import till.domain.Acting;
import till.domain.Mode;
import till.ledger.LedgerOpening;

/**
 * Measures a catalogue of fifty thousand items, by hand: looking at a CSV file, importing it, the first search, each
 * keystroke after it, and the memory it takes. Prints one line for each.
 */
public final class CatalogueSpeed {
    private static final int ITEMS = 50_000;
    private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();
    private static final List<String> FIRST = List.of("Iced", "Hot", "Fresh", "Baked", "Fried", "Steamed", "Spicy");
    private static final List<String> SECOND =
            List.of("milk tea", "noodles", "pork rice", "egg tart", "beef soup", "toast");
    private static final List<String> CHINESE = List.of("凍奶茶", "熱檸茶", "餐蛋麵", "叉燒飯", "蛋撻", "西多士", "雲吞麵");

    private CatalogueSpeed() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createTempDirectory("catalogue-speed");
        var file = Files.writeString(folder.resolve("items.csv"), csv());
        try (var ledger = LedgerOpening.openFile(folder.resolve("ledger"), "T01")) {
            var clock = InstantSource.system();
            var access = new Access(Mode.TRAINING, ledger.people(), Pepper.NONE, clock, ZoneId.of("Asia/Hong_Kong"));
            var files = new CatalogueFiles(new Catalogue(ledger.items(), access, clock));
            var began = System.nanoTime();
            var plan = files.look(file, CurrencyUnit.of("HKD"), _ -> {}).value();
            say("look at the file", began);
            began = System.nanoTime();
            files.write(plan, false, Acting.UNNAMED, _ -> {}).value();
            say("import", began);
            searches(new Catalogue(ledger.items(), access, clock), memory());
            began = System.nanoTime();
            files.export(folder.resolve("out.csv")).value();
            say("export", began);
        }
    }

    private static void searches(Catalogue catalogue, long before) {
        var began = System.nanoTime();
        catalogue.search("", 1);
        say("first search, with loading", began);
        System.out.printf("memory of %d items: %d KiB%n", catalogue.size(), (memory() - before) / 1024);
        for (var run = 1; run <= 5; run++) {
            var took = new ArrayList<Long>();
            var worked = new ArrayList<Long>();
            for (var words :
                    List.of("iced milk tea 2", "fried noodles", "奶茶", "餐蛋麵 17", "4890012", "sku-31234", "zzz none")) {
                for (var end = 1; end <= words.length(); end++) {
                    var pressed = System.nanoTime();
                    var busy = THREAD.getCurrentThreadCpuTime();
                    catalogue.search(words.substring(0, end), 20);
                    worked.add(THREAD.getCurrentThreadCpuTime() - busy);
                    took.add(System.nanoTime() - pressed);
                }
            }
            Collections.sort(took);
            Collections.sort(worked);
            System.out.printf(
                    "run %d: %d keystrokes, median %.1f ms, p95 %.1f ms; of the processor p95 %.1f ms%n",
                    run, took.size(), at(took, 50), at(took, 95), at(worked, 95));
        }
    }

    private static double at(List<Long> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100)) / 1e6;
    }

    private static long memory() {
        var least = Long.MAX_VALUE;
        for (var tries = 0; tries < 5; tries++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    private static void say(String what, long began) {
        System.out.printf("%s: %d ms%n", what, (System.nanoTime() - began) / 1_000_000);
    }

    private static String csv() {
        var random = new Random(7);
        var text = new StringBuilder("sku,barcode,name_en,name_zh_hant,name_zh_hans,price,category\n");
        for (var each = 0; each < ITEMS; each++) {
            var chinese = CHINESE.get(random.nextInt(CHINESE.size()));
            text.append("SKU-%05d,489001%07d,%s %s %d,%s %d,%s %d,%d.50,Category %d%n"
                    .formatted(
                            each,
                            each,
                            FIRST.get(random.nextInt(FIRST.size())),
                            SECOND.get(random.nextInt(SECOND.size())),
                            each,
                            chinese,
                            each,
                            chinese,
                            each,
                            5 + random.nextInt(90),
                            each % 25));
        }
        return text.toString();
    }
}
