package till.receipt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import till.device.GrayPicture;
import till.device.PrintQueue;
import till.device.Printout;
import till.device.Sheet;
import till.domain.Act;
import till.domain.Acting;
import till.domain.DayFigures;
import till.domain.Problem;
import till.domain.Result;
import till.domain.ZReport;
import till.service.TillServices;
import till.settings.ReceiptSettings;
import till.settings.ShopSettings;
import till.settings.Texts;

/**
 * Prints and saves the figures of days. Of a Z the first is the original, everything after it a copy; the ledger keeps who
 * had which. May be shared between threads.
 */
public final class DaySlips {
    private static final int WIDTH = 64;

    private final TillServices services;
    private final Supplier<ShopSettings> settings;
    private final PrintRoom room;
    private final PrintQueue queue;

    DaySlips(TillServices services, Supplier<ShopSettings> settings, PrintRoom room, PrintQueue queue) {
        this.services = services;
        this.settings = settings;
        this.room = room;
        this.queue = queue;
    }

    /** Figures that are not closed. */
    public DaySlip x(DayFigures figures) {
        return new DaySlip(services.mode(), figures, null, null);
    }

    /** A close as it would be given now: the original, or a copy. */
    public DaySlip of(ZReport z) {
        var copyAt = services.days().given(z.number()) ? services.here().clock().instant() : null;
        return new DaySlip(services.mode(), z.figures(), z, copyAt);
    }

    /** What stands on it as lines of a terminal, in one language. */
    public List<String> lines(DaySlip slip, Texts language) {
        var lines = new ArrayList<String>();
        for (var block : words(slip, List.of(language)).blocks()) {
            switch (block) {
                case Printout.Text(var text, var _, var _) -> lines.add(text);
                case Printout.Banner(var text) -> lines.add("[ " + text.replace("\n", " ") + " ]");
                case Printout.Pair(var label, var value, var _) ->
                    lines.add(label + " ".repeat(Math.max(2, WIDTH - label.length() - value.length())) + value);
                case Printout.Rule() -> lines.add("-".repeat(WIDTH));
                case Printout.Picture _, Printout.Code _ -> {
                    // nothing to read
                }
            }
        }
        return lines;
    }

    /** What it looks like; page by page, in the language of the screen. Takes a while. */
    public List<GrayPicture> preview(DaySlip slip, Texts language) {
        var paper = Printers.paper(settings.get().receipts());
        return room.pictures().pages(room.typesetter().lay(words(slip, List.of(language)), paper));
    }

    private Printout words(DaySlip slip, List<Texts> languages) {
        return new DaySlipWords(
                        settings.get().shopName(),
                        languages,
                        services.here().calendar().zone(),
                        services.orders().people(),
                        services.gateways())
                .write(slip);
    }

    private Sheet sheet(DaySlip slip) {
        var receipts = settings.get().receipts();
        var languages = receipts.languages().spoken().stream().map(Texts::in).toList();
        return room.typesetter().lay(words(slip, languages), Printers.paper(receipts));
    }

    /** Prints it as soon as the printer is free; {@code after} hears how it went. */
    public Optional<Problem> print(DaySlip shown, Acting acting, Consumer<Optional<Problem>> after) {
        var refused = refusal(shown, acting);
        if (refused.isEmpty()) {
            queue.add(
                    () -> {
                        var slip = current(shown);
                        room.printers().of(settings.get().receipts()).print(sheet(slip));
                        given(slip, acting, settings.get().receipts().printer().name());
                    },
                    after);
        }
        return refused;
    }

    /** Writes it as PDF; counts as given. */
    public Result<Path> savePdf(DaySlip shown, Acting acting, Path file) {
        return save(shown, acting, file, sheet -> room.pdf().write(sheet));
    }

    /** Writes what a receipt printer would be sent; counts as given. */
    public Result<Path> saveBytes(DaySlip shown, Acting acting, Path file) {
        return settings.get().receipts().paper() == ReceiptSettings.Roll.A4
                ? Result.failed("printer.rollsOnly")
                : save(shown, acting, file, sheet -> room.language().print(sheet));
    }

    private Result<Path> save(DaySlip shown, Acting acting, Path file, Function<Sheet, byte[]> bytes) {
        var refused = refusal(shown, acting);
        if (refused.isPresent()) {
            return Result.failed(refused.get());
        }
        var slip = current(shown);
        try {
            Files.write(file, bytes.apply(sheet(slip)));
        } catch (IOException _) {
            return Result.failed("printer.notWritten", file.toString());
        }
        given(slip, acting, "FILE");
        return Result.done(file);
    }

    /** Since it was shown somebody may have printed it. */
    private DaySlip current(DaySlip shown) {
        var z = shown.z();
        return z == null ? shown : of(z);
    }

    /** What giving it takes. */
    public Act act(DaySlip slip) {
        return slip.copyAt() == null ? Act.SEE_REPORTS : Act.REPRINT;
    }

    private Optional<Problem> refusal(DaySlip slip, Acting acting) {
        return services.access().guard(acting, act(current(slip)), null, null);
    }

    private void given(DaySlip slip, Acting acting, String how) {
        var z = slip.z();
        if (z != null) {
            var as = slip.copyAt() == null ? Act.PRINT : Act.REPRINT;
            services.access().done(acting, as, Map.of("how", how, ZReport.GIVEN, Long.toString(z.number())));
        }
    }
}
