package till.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.joda.money.Money;
import till.domain.By;
import till.domain.Mode;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.PaymentOrder;
import till.domain.Result;
import till.ledger.FileSentLog;
import till.ledger.Ledger;
import till.ledger.LedgerFile;
import till.ledger.LedgerOpening;
import till.ledger.LedgerUnusable;
import till.ledger.Payments;
import till.ledger.SentLog;
import till.settings.DataFolder;
import till.settings.SealedSecretFile;
import till.settings.ShopSettings;

/** A live data folder with a ledger in it, and a clock that is set by hand. */
final class BackupWorld implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");

    final DataFolder home;
    final BackupPlace place;
    final Backups backups;
    Instant now = NOON;
    Ledger ledger;
    private int numbers;

    BackupWorld(Path folder) {
        home = DataFolder.open(folder).value();
        place = new BackupPlace(home, Mode.LIVE, () -> ShopSettings.defaults(Locale.ENGLISH), () -> now);
        var secrets = new SealedSecretFile(home.secrets(), home.secretsKey(), new SecureRandom());
        backups = new Backups(place, secrets, new Random(1));
        ledger = opened();
    }

    private Ledger opened() {
        try {
            Files.createDirectories(home.ledger(Mode.LIVE).resolveSibling(""));
            return LedgerOpening.openFile(home.ledger(Mode.LIVE), till());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LedgerUnusable e) {
            throw new IllegalStateException(e);
        }
    }

    String till() {
        return place.till();
    }

    LedgerFile file() {
        return place.ledger();
    }

    /** As the till does: the row, then the line, then the call. */
    Payment sold() {
        var number = new OrderNo("T1P%05d".formatted(++numbers));
        var order = new PaymentOrder(
                number, "", "", till(), "gnete", "WX_QR", Money.parse("HKD 10"), "tea", now, now.plusSeconds(300));
        var day = place.settings().get().calendar().dayOf(now);
        var draft = new Payments.Draft(order, day, By.NOBODY);
        var payment = ((Payments.Written) ledger.payments().add(draft, now, false)).payment();
        new FileSentLog(home.sentLog(Mode.LIVE)).sent(SentLog.Sent.created(now, payment, null));
        return payment;
    }

    boolean knows(Payment payment) {
        return ledger.payments().find(payment.orderNo()).isPresent();
    }

    void later(Duration time) {
        now = now.plus(time);
    }

    List<Path> filesIn(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".tillbackup"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a dying disk does to the middle of the file. */
    void damage() throws IOException {
        ledger.close();
        Files.write(file().data(), "no ledger any more".repeat(500).getBytes(), StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** As a start of the program does. */
    Result<Ledger> reopen() {
        var result = new Rescue(backups)
                .open(() -> LedgerOpening.openFile(home.ledger(Mode.LIVE), till(), backups::beforeUpdate));
        if (result instanceof Result.Done<Ledger>(var opened)) {
            ledger = opened;
        }
        return result;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
