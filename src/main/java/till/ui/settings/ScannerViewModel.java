package till.ui.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import till.device.Scan;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Masks;
import till.domain.PaymentMethod;
import till.domain.PaymentMethod.Brand;
import till.domain.Problem;
import till.domain.WalletCode;
import till.settings.ScannerSettings;
import till.settings.Texts;
import till.ui.Frame;
import till.ui.UiDependencies;
import till.ui.settings.FormEntry.Look;
import till.ui.settings.GatewaysViewModel.Notice;

/** How the scanner is set up, what it typed last, and which ways to pay take which wallet's code. FX thread only. */
public final class ScannerViewModel {
    private static final int LONGEST_SHOWN = 40;
    private static final Look OPTIONAL = new Look(false, false, false, List.of());

    private final UiDependencies dependencies;
    private final Frame frame;
    private final BooleanProperty on = new SimpleBooleanProperty();
    private final FormEntry prefix = new FormEntry("prefix", OPTIONAL, ScannerViewModel::wrong);
    private final FormEntry suffix = new FormEntry("suffix", OPTIONAL, ScannerViewModel::wrong);
    private final ReadOnlyObjectWrapper<Optional<Function<Texts, String>>> heard =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

    ScannerViewModel(UiDependencies dependencies, Frame frame) {
        this.dependencies = dependencies;
        this.frame = frame;
        var now = dependencies.settings().current().scanner();
        on.set(now.on());
        prefix.textProperty().set(now.prefix());
        suffix.textProperty().set(now.suffix());
    }

    private static Optional<Problem> wrong(String around) {
        return ScannerSettings.fits(around) ? Optional.empty() : Optional.of(Problem.of("scanner.around.wrong"));
    }

    /** A trial: it is told what was read and how, and nothing is done with it. */
    void tried(Scan scan, Optional<WalletCode> code) {
        heard.set(Optional.of(texts -> told(scan, code, texts)));
    }

    private static String told(Scan scan, Optional<WalletCode> code, Texts texts) {
        var kind = code.map(known -> texts.text(
                        "scanner.kind.wallet",
                        texts.text("method.brand." + known.wallet().name())))
                .orElseGet(() -> texts.text("scanner.kind.other"));
        return texts.text(
                "scanner.heard",
                kind,
                code.map(WalletCode::masked).orElseGet(() -> Masks.scanned(scan.text(), LONGEST_SHOWN)),
                Integer.toString(scan.text().length()),
                Long.toString(scan.pace().toMillis()),
                texts.text("scanner.ending." + scan.ending().name()));
    }

    /** The wallets whose codes are known, each with the ways to pay that take them. */
    List<Problem> takers() {
        var methods = dependencies.services().gateways().scanMethods();
        return Arrays.stream(Brand.values())
                .filter(ScannerViewModel::hasCodes)
                .map(wallet -> taker(wallet, methods))
                .toList();
    }

    private static boolean hasCodes(Brand brand) {
        return brand == Brand.ALIPAY || brand == Brand.WECHAT_PAY || brand == Brand.UNIONPAY;
    }

    private Problem taker(Brand wallet, List<PaymentMethod> methods) {
        var texts = frame.appearance().texts();
        var names = methods.stream()
                .filter(each -> each.brand() == wallet || each.brand() == Brand.OTHER)
                .map(each -> frame.gatewayName(each.gateway()) + " (" + each.code() + ")")
                .collect(Collectors.joining(", "));
        var name = texts.text("method.brand." + wallet.name());
        return names.isEmpty() ? Problem.of("scanner.takers.none", name) : Problem.of("scanner.takers", name, names);
    }

    /** Keeps what is set up. */
    public void save() {
        var bad = prefix.judge().or(suffix::judge);
        if (bad.isPresent()) {
            notice.set(Optional.of(new Notice(false, bad.get())));
            return;
        }
        var wanted = new ScannerSettings(on.get(), prefix.value(), suffix.value());
        frame.approvals()
                .ask(
                        Act.SET_UP,
                        null,
                        acting -> dependencies
                                .background()
                                .run(
                                        () -> keep(wanted, acting),
                                        this::kept,
                                        failure -> notice.set(Optional.of(new Notice(
                                                false, frame.unexpected().note(failure))))));
    }

    private Optional<Problem> keep(ScannerSettings wanted, Acting acting) {
        var access = dependencies.services().access();
        return access.guard(acting, Act.SET_UP, null, null)
                .or(() -> dependencies
                        .settings()
                        .change(settings -> settings.withScanner(wanted))
                        .failure())
                .or(() -> {
                    access.done(acting, Act.SET_UP, Map.of("what", "scanner"));
                    return Optional.empty();
                });
    }

    private void kept(Optional<Problem> failed) {
        notice.set(Optional.of(new Notice(failed.isEmpty(), failed.orElse(Problem.of("scanner.saved")))));
    }

    /** Whether this till listens for a scanner. */
    public BooleanProperty onProperty() {
        return on;
    }

    FormEntry prefix() {
        return prefix;
    }

    FormEntry suffix() {
        return suffix;
    }

    /** What the last trial showed. */
    public ReadOnlyObjectProperty<Optional<Function<Texts, String>>> heardProperty() {
        return heard.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
