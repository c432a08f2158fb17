package till.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import till.domain.Acting;
import till.domain.Payment;
import till.domain.Result;
import till.report.Board.Days;
import till.report.BookExport.Format;
import till.report.BookExport.Wanted;
import till.report.BookExport.What;
import till.report.YearArchive;
import till.report.YearPrune;
import till.verify.Verify;

/** A year is taken out by an owner, by its verified archive alone, and what is left answers for what went. */
class PruneCommandTest extends CommandCases {
    private Payment paid;
    private Year year = Year.of(2000);

    @BeforeEach
    void begin() {
        paid = cli.till.paid();
        year = Year.from(java.util.Objects.requireNonNull(paid.businessDay()));
        cli.till.clock.pass(Duration.ofDays(500));
        cli.till.services.days().close(year.atDay(year.length()), Acting.UNNAMED);
    }

    private Path archive() {
        return folder.resolve(YearArchive.folderName(year));
    }

    private void archived() {
        assertEquals(
                0,
                cli.run("archive", year.toString(), "--to", folder.toString()).code());
    }

    private CliForTests.Answer prune(String... more) {
        var arguments = new java.util.ArrayList<>(
                List.of("prune", year.toString(), "--archive", archive().toString()));
        arguments.addAll(List.of(more));
        return cli.run(arguments.toArray(String[]::new));
    }

    private static void refused(CliForTests.Answer answer, String words) {
        assertEquals(3, answer.code(), answer.out() + answer.err());
        assertTrue((answer.out() + answer.err()).contains(words), answer.out() + answer.err());
    }

    private YearPrune desk() {
        return new YearPrune(cli.till.ledger, cli.till.services);
    }

    private YearPrune.Wanted wanted() {
        return new YearPrune.Wanted(year, archive());
    }

    @Test
    void withoutAWholeArchiveOfTheYearNothingGoes() throws IOException {
        refused(prune("--confirm", year.toString()), "is no archive of a year");
        archived();
        var manifest = archive().resolve("archive.json");
        var text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"year\":" + year, "\"year\":" + year.plusYears(1)));
        refused(prune("--confirm", year.toString()), "is not the archive of");
        Files.writeString(manifest, text);
        Files.writeString(archive().resolve("more.txt"), "");
        refused(prune("--confirm", year.toString()), "is not whole");
        assertEquals(1, cli.till.services.orders().named(paid.orderNo().text()).size());
    }

    @Test
    void theYearIsTypedAndABackupIsMadeFirst() {
        archived();
        assertEquals(2, prune().code());
        assertEquals(2, prune("--confirm", "1999").code());
        // this till's ledger has no file: no backup can be made
        refused(prune("--confirm", year.toString()), "");
        assertEquals(1, cli.till.services.orders().named(paid.orderNo().text()).size());
        assertEquals(0, cli.run("verify").code());
    }

    @Test
    void whatCanStillBeGivenBackStays() {
        cli.till.clock.pass(Duration.ofDays(-200));
        archived();
        refused(prune("--confirm", year.toString()), "may still have to be given back");
    }

    @Test
    void anArchiveFromBeforeTheLastOfItIsNotEnough() {
        archived();
        cli.till.clock.pass(Duration.ofDays(-500));
        // the first opens a shift of the day after the close, and stays with it
        cli.till.running();
        cli.till.running();
        cli.till.clock.pass(Duration.ofDays(500));
        refused(prune("--confirm", year.toString()), "does not have all that happened since");
    }

    @Test
    void whatWasTakenOutIsInItsArchiveAndNowhereElse() throws Exception {
        archived();
        var backups = new AtomicInteger();
        var result = desk().prune(
                        wanted(),
                        () -> {
                            backups.incrementAndGet();
                            return Optional.empty();
                        },
                        (_, _) -> true,
                        Acting.UNNAMED);
        assertEquals(Result.done(new YearPrune.Pruned(1, 0)), result);
        assertEquals(1, backups.get());
        assertEquals(0, cli.run("verify").code());
        assertEquals(List.of(), Verify.faults(archive()));

        refused(cli.run("status", paid.order().reference()), "is in the archive of " + year);
        refused(
                cli.run("refund", paid.orderNo().text(), "--amount", "1.00", "--reason", "late"),
                "is in the archive of " + year);
        var again = cli.run(
                "charge",
                "--gateway",
                "gnete",
                "--method",
                "WX_QR",
                "--amount",
                "1",
                "--order",
                paid.order().sale());
        assertEquals(2, again.code());
        assertTrue(again.err().contains("archive of " + year), again.err());
        var days = new Days(year.atDay(1), year.atDay(2), null);
        var export = cli.run(
                "export",
                "--from",
                year + "-01-01",
                "--to",
                year + "-01-02",
                "--out",
                folder.resolve("x.csv").toString());
        assertEquals(2, export.code());
        assertTrue(export.err().contains("are in the archive"), export.err());
        var books = new till.report.BookExport(
                cli.till.ledger, cli.till.services.here().calendar());
        var closes = new Wanted(What.CLOSES, Format.CSV, days);
        assertTrue(books.write(closes, folder.resolve("z.csv"), _ -> true) instanceof Result.Done<?>);
        refused(
                cli.run(
                        "archive",
                        year.toString(),
                        "--to",
                        folder.resolve("other").toString()),
                "was taken out");
        refused(prune("--confirm", year.toString()), "Nothing of");

        assertEquals(
                0,
                cli.run("verify", "--export", folder.resolve("proof").toString())
                        .code());
        assertEquals(List.of(), Verify.faults(folder.resolve("proof")));
        var seam = folder.resolve("proof").resolve("pruned-" + year + ".json");
        Files.writeString(seam, Files.readString(seam).replace("\"count\":", "\"count\":1"));
        assertEquals(
                List.of("pruned year " + year + ": is not what its event says"),
                Verify.faults(folder.resolve("proof")));
    }
}
