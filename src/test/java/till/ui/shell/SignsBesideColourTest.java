package till.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.util.WaitForAsyncUtils;
import till.domain.Acting;
import till.domain.OperationState;
import till.domain.PaymentState;
import till.domain.ShipmentState;
import till.gateway.PaymentAnswer.Standing;
import till.service.ChargeRequest;
import till.settings.Language;
import till.settings.Texts;
import till.ui.Pictures;
import till.ui.Route;
import till.ui.kit.StateBadge;

/** Who sees no colours reads every state by its sign and its words. */
class SignsBesideColourTest extends WindowCases {
    private static final String LATE = ".late";

    private static <T> void assertAllDiffer(List<T> all, Function<T, String> sign) {
        var signs = all.stream().map(sign).toList();
        assertEquals(signs.size(), new HashSet<>(signs).size(), signs.toString());
    }

    @Test
    void everyStateOfAPaymentHasAnIconOfItsOwn() {
        var icons = Stream.concat(
                        Stream.of(PaymentState.values()).map(state -> StateBadge.icon(state, false)),
                        Stream.of(StateBadge.icon(PaymentState.PAID, true)))
                .toList();
        assertAllDiffer(icons, icon -> icon);
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasWordsOfItsOwn(Language language) {
        var texts = Texts.in(language);
        var payments = Stream.concat(
                        Stream.of(PaymentState.values()).map(Enum::name), Stream.of(PaymentState.PAID + LATE))
                .toList();
        assertAllDiffer(payments, state -> texts.text("payment.state." + state));
        assertAllDiffer(payments, state -> texts.text("shell.state." + state));
        assertAllDiffer(payments, state -> texts.text("payment.means." + state));
        assertAllDiffer(List.of(OperationState.values()), state -> texts.text("operation.state." + state));
        assertAllDiffer(List.of(ShipmentState.values()), state -> texts.text("shipment.state." + state));
    }

    private Button inTheRail() {
        return (Button) window.scene().lookup(".recent");
    }

    @Test
    void moneyThatCameLateIsNotPlainlyPaidInTheRailNorInTheList() {
        Pictures.fx(() -> world.services
                .payments()
                .start(ChargeRequest.of("gnete", "ALI_QR", Money.parse("HKD 75.00")), Acting.UNNAMED));
        var late = world.onlyOrder();
        world.services.payments().cancel(late, Acting.UNNAMED).value();
        world.gateway.says(Standing.PAID);
        world.check(late);
        Pictures.fx(() -> window.go(new Route.Orders(late)));
        WaitForAsyncUtils.waitForFxEvents();
        Pictures.fx(() -> {
            window.scene().getRoot().applyCss();
            window.scene().getRoot().layout();
            assertTrue(inTheRail().getAccessibleText().endsWith("Paid, but late"));
            assertTrue(((Label) inTheRail().lookup(".recent-state")).getText().endsWith("Paid late"));
            var chips = window.scene().getRoot().lookupAll(".state-badge").stream()
                    .map(StateBadge.class::cast)
                    .filter(chip -> !chip.getText().equals("Done"))
                    .toList();
            assertEquals(
                    List.of("Paid late", "Paid, but late"),
                    chips.stream().map(Label::getText).sorted().distinct().toList());
            chips.forEach(chip -> assertEquals("fth-alert-circle", ((FontIcon) chip.getGraphic()).getIconLiteral()));
        });
    }
}
