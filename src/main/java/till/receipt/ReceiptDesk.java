package till.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import till.device.Delivery;
import till.device.GrayPicture;
import till.device.Logo;
import till.device.PrintQueue;
import till.device.PrintTrouble;
import till.device.Sheet;
import till.domain.Acting;
import till.domain.Problem;
import till.domain.Result;
import till.receipt.Printed.Stage;
import till.service.TillServices;
import till.settings.ReceiptSettings;
import till.settings.ShopSettings;
import till.settings.Subscription;

/**
 * Gives receipts: shows, prints and saves them. What is printed is queued, and everybody who listens hears what became of
 * it; a sale never waits. May be shared between threads.
 */
public final class ReceiptDesk {
    private final TillServices services;
    private final Supplier<ShopSettings> settings;
    private final Receipts receipts;
    private final PrintRoom room;
    private final PrintQueue queue;
    private final DaySlips daySlips;
    private final List<Consumer<Printed>> listeners = new CopyOnWriteArrayList<>();

    public ReceiptDesk(TillServices services, Supplier<ShopSettings> settings, PrintRoom room, PrintQueue queue) {
        this.services = services;
        this.settings = settings;
        this.receipts = new Receipts(services);
        this.room = room;
        this.queue = queue;
        this.daySlips = new DaySlips(services, settings, room, queue);
    }

    /** The receipt as it would be given now, or why there is none. */
    public Result<Receipt> find(ReceiptOf of) {
        return receipts.find(of);
    }

    /** The figures of days on paper. */
    public DaySlips daySlips() {
        return daySlips;
    }

    /** Whether a printer is set up. */
    public boolean hasPrinter() {
        return settings.get().receipts().hasPrinter();
    }

    /** Hears of every receipt on its way; called on any thread. */
    public Subscription subscribe(Consumer<Printed> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** What it looks like; page by page. Takes a while. */
    public List<GrayPicture> preview(Receipt receipt) {
        return room.pictures().pages(sheet(receipt));
    }

    private Sheet sheet(Receipt receipt) {
        var shop = settings.get();
        var zone = services.here().calendar().zone();
        var words = new ReceiptWords(shop, zone, services.gateways());
        return room.typesetter().lay(words.write(receipt, logo(shop.receipts())), Printers.paper(shop.receipts()));
    }

    /** A logo that cannot be read any more keeps nobody from a receipt. */
    private static @Nullable GrayPicture logo(ReceiptSettings settings) {
        return settings.logo().isEmpty()
                ? null
                : switch (Logo.read(Path.of(settings.logo()))) {
                    case Result.Done<GrayPicture>(var picture) -> picture;
                    case Result.Failed<GrayPicture> unreadable -> null;
                };
    }

    /** Prints it as soon as the printer is free; listeners hear how it went. Refused at once where the role forbids it. */
    public Optional<Problem> print(Receipt shown, Acting acting) {
        return print(shown, acting, _ -> {});
    }

    /** As {@link #print}, for callers that wait: {@code after} hears how it went. */
    public Optional<Problem> print(Receipt shown, Acting acting, Consumer<Optional<Problem>> after) {
        var refused = current(shown, acting).failure();
        if (refused.isEmpty()) {
            enqueue(shown, acting, after);
        }
        return refused;
    }

    private void enqueue(Receipt shown, Acting acting, Consumer<Optional<Problem>> after) {
        tell(shown, acting, Stage.PRINTING, Optional.empty());
        var delivered = new AtomicReference<>(Delivery.CONFIRMED);
        queue.add(() -> delivered.set(give(shown, acting)), problem -> {
            var came = delivered.get() == Delivery.CONFIRMED ? Stage.PRINTED : Stage.SENT;
            tell(shown, acting, problem.isEmpty() ? came : Stage.FAILED, problem);
            after.accept(problem);
        });
    }

    private Delivery give(Receipt shown, Acting acting) throws PrintTrouble {
        return switch (current(shown, acting)) {
            case Result.Failed<Receipt>(var problem) -> throw new PrintTrouble(problem);
            case Result.Done<Receipt>(var receipt) -> {
                var delivery = onPaper(receipt);
                receipts.given(
                        receipt, acting, settings.get().receipts().printer().name());
                yield delivery;
            }
        };
    }

    /** As it is when its turn comes: since it was shown somebody may have given it, or the money back. */
    private Result<Receipt> current(Receipt shown, Acting acting) {
        return switch (receipts.find(shown.of())) {
            case Result.Failed<Receipt> failed -> failed;
            case Result.Done<Receipt>(var receipt) ->
                receipts.refusal(receipt, acting)
                        .<Result<Receipt>>map(Result::failed)
                        .orElseGet(() -> Result.done(receipt));
        };
    }

    private Delivery onPaper(Receipt receipt) throws PrintTrouble {
        var chosen = settings.get().receipts();
        var printer = room.printers().of(chosen);
        var sheet = sheet(receipt);
        var delivery = Delivery.CONFIRMED;
        for (var copy = 0; copy < chosen.copies(); copy++) {
            delivery = delivery.and(printer.print(sheet));
        }
        if (chosen.drawer() && !receipt.isCopy()) {
            printer.openDrawer();
        }
        return delivery;
    }

    private void tell(Receipt receipt, Acting acting, Stage stage, Optional<Problem> problem) {
        var told = new Printed(receipt.of(), receipt.payment().order().reference(), acting, stage, problem);
        listeners.forEach(listener -> listener.accept(told));
    }

    /** Writes it as PDF; counts as given. */
    public Result<Path> savePdf(Receipt shown, Acting acting, Path file) {
        return save(shown, acting, file, sheet -> room.pdf().write(sheet));
    }

    /** Writes what a receipt printer would be sent; counts as given. */
    public Result<Path> saveBytes(Receipt shown, Acting acting, Path file) {
        return sheet(shown).pages().size() > 1 || settings.get().receipts().paper() == ReceiptSettings.Roll.A4
                ? Result.failed("printer.rollsOnly")
                : save(shown, acting, file, sheet -> room.language().print(sheet));
    }

    private Result<Path> save(Receipt shown, Acting acting, Path file, Function<Sheet, byte[]> bytes) {
        return switch (current(shown, acting)) {
            case Result.Failed<Receipt>(var problem) -> Result.failed(problem);
            case Result.Done<Receipt>(var receipt) -> {
                try {
                    Files.write(file, bytes.apply(sheet(receipt)));
                } catch (IOException _) {
                    yield Result.failed("printer.notWritten", file.toString());
                }
                receipts.given(receipt, acting, "FILE");
                yield Result.done(file);
            }
        };
    }

    /** Prints a page that shows what these settings do, without keeping them. */
    public void test(ShopSettings wanted, Consumer<Optional<Problem>> after) {
        queue.add(
                () -> {
                    var broken = wanted.receipts().logo().isEmpty()
                            ? Optional.<Problem>empty()
                            : Logo.read(Path.of(wanted.receipts().logo())).failure();
                    var delivery = room.printers().of(wanted.receipts()).print(sample(wanted));
                    if (broken.isPresent()) {
                        throw new PrintTrouble(broken.get());
                    }
                    if (delivery == Delivery.UNCONFIRMED) {
                        throw new PrintTrouble("printer.unconfirmed");
                    }
                },
                after);
    }

    /** What the test page looks like. */
    public List<GrayPicture> preview(ShopSettings wanted) {
        return room.pictures().pages(sample(wanted));
    }

    private Sheet sample(ShopSettings wanted) {
        var at = services.here()
                .clock()
                .instant()
                .atZone(services.here().calendar().zone());
        return room.typesetter()
                .lay(
                        SampleReceipt.of(wanted, logo(wanted.receipts()), at.toLocalDateTime()),
                        Printers.paper(wanted.receipts()));
    }

    /** Opens the drawer of these settings' printer. */
    public void openDrawer(ReceiptSettings wanted, Consumer<Optional<Problem>> after) {
        queue.add(() -> room.printers().of(wanted).openDrawer(), after);
    }
}
