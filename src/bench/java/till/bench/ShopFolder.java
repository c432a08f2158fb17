package till.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import till.domain.Mode;
import till.settings.DataFolder;

/** The data folder of a shop that works live, with one gateway nobody answers at and a ledger of a year. */
record ShopFolder(int payments) {
    private static final String PROFILE = """
            {"id":"gnete","kind":"gnete","baseUrl":"http://127.0.0.1:9","mchNo":"M1000000001","appId":"harbourtillbench0000001",
            "appSecret":"%s"}""";

    Path make(ProgramFolder program) throws Exception {
        var year = new BenchLedger(payments, 365);
        year.make();
        var home = BenchLedger.folder().resolve("shop-" + payments);
        var ledger = new DataFolder(home).ledger(Mode.LIVE);
        var data = ledger.resolveSibling(ledger.getFileName() + ".mv.db");
        var ready = home.resolve("ready");
        if (!Files.exists(ready)) {
            Files.createDirectories(home);
            var profile = Files.writeString(home.resolveSibling("profile.json"), PROFILE.formatted("k".repeat(64)));
            command(program, home, "gateways", "import", profile.toString(), "--live");
            Files.copy(year.data(), data, StandardCopyOption.REPLACE_EXISTING);
            Files.createFile(ready);
        }
        return home;
    }

    private static void command(ProgramFolder program, Path home, String... words) throws IOException {
        var all = program.start(List.of("-XX:TieredStopAtLevel=1"));
        all.add("till.app.Launcher");
        all.addAll(List.of(words));
        try (var child = Child.start("shop", all, Map.of("TILL_HOME", home.toString()))) {
            child.figures();
        }
    }
}
