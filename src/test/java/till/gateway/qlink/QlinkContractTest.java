package till.gateway.qlink;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import till.domain.Limits;
import till.gateway.BatchQueries;
import till.gateway.Closing;
import till.gateway.CodePayments;
import till.gateway.Gateway;
import till.gateway.GatewayContractTest;
import till.gateway.MethodLists;
import till.gateway.Notifications;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.Probes;
import till.gateway.QrPayments;
import till.gateway.Refunds;
import till.gateway.http.StrictJson;

class QlinkContractTest extends GatewayContractTest {
    @Override
    protected Gateway gateway(String address, Duration longestCall) {
        var profile = QlinkWorld.profile(address, Map.of(), "currencies", "HKD");
        var own = new QlinkProfile(profile).limits();
        var limits = new Limits(
                own.currencies(), 1, own.maximumMinor(), own.subjectLength(), own.codeLifetime(), longestCall, false);
        return QlinkGateway.of(profile, limits, _ -> {}, InstantSource.fixed(NOW));
    }

    @Override
    protected String method() {
        return "ONLINE/QRIS";
    }

    @Override
    protected String created() {
        return "{\"billCode\":\"B1\",\"paymentRequestId\":\"pr-1\",\"actionValue\":\"00020101021226\",\"errorCode\":\"\"}";
    }

    @Override
    protected String queried(Standing standing, Money amount) {
        var status = switch (standing) {
            case WAITING -> "PAY_WAIT";
            case PAID -> "PAY_SUCCESS";
            case DECLINED -> "PAY_FAIL";
            case CANCELLED -> "PAY_CANCEL";
            case CLOSED -> "PAY_EXPIRED";
            case AUTHORIZED, REFUNDED, NOT_FOUND -> throw new IllegalArgumentException(standing.name());
        };
        return StrictJson.write(List.of(row(status, amount)));
    }

    private static Map<String, Object> row(String status, Money amount) {
        var row = new LinkedHashMap<>(QlinkWorld.row(NUMBER.text(), status));
        row.put("amount", amount.getAmount());
        row.put("currency", amount.getCurrencyUnit().getCode());
        return row;
    }

    @Override
    protected Set<Standing> standings() {
        return EnumSet.of(Standing.WAITING, Standing.PAID, Standing.CLOSED, Standing.DECLINED, Standing.CANCELLED);
    }

    @Override
    protected String unknownWord() {
        return StrictJson.write(List.of(row("PAY_PERHAPS", AMOUNT)));
    }

    @Override
    protected Optional<Reply> refused() {
        return Optional.empty();
    }

    @Override
    protected Optional<Reply> numberExists() {
        return Optional.empty();
    }

    @Override
    protected Optional<String> refunded() {
        return Optional.empty();
    }

    @Override
    protected List<String> hostile() {
        var huge = row("PAY_SUCCESS", AMOUNT);
        huge.put("amount", "@");
        var text = StrictJson.write(List.of(huge));
        return Stream.of("1e999999999", "1e-999999999", "9".repeat(5000))
                .map(amount -> text.replace("\"@\"", amount))
                .toList();
    }

    @Test
    void itOffersWhatTheDocumentHasAndNoRefunds() {
        for (var held : List.of(
                QrPayments.class,
                Closing.class,
                BatchQueries.class,
                MethodLists.class,
                Notifications.class,
                Probes.class)) {
            assertTrue(gateway.find(held).isPresent(), held.getSimpleName());
        }
        assertTrue(gateway.find(Refunds.class).isEmpty());
        assertTrue(gateway.find(CodePayments.class).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tradeUuid", "amount", "currency", "status"})
    void paidWithoutAPromisedFieldIsUnknown(String field) {
        for (var nothing : new String[] {null, ""}) {
            var row = row("PAY_SUCCESS", AMOUNT);
            row.put(field, nothing);
            answer(StrictJson.write(List.of(row)));
            assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
        }
        var row = row("PAY_SUCCESS", AMOUNT);
        row.remove(field);
        answer(StrictJson.write(List.of(row)));
        assertInstanceOf(Outcome.Unknown.class, gateway.query(PAYMENT));
    }

    /** What is damaged in an answer about another payment must not turn it into one about ours. */
    @Test
    void mutatedAnswersAboutAnotherPaymentAreNeverOurs() {
        var foreign = StrictJson.write(List.of(QlinkWorld.row("T1P0MB0000000000XYZ", "PAY_SUCCESS")));
        for (var seed = 0; seed < 200; seed++) {
            answer(mutated(foreign, new Random(seed)));
            var outcome = gateway.query(PAYMENT);
            assertFalse(outcome instanceof Outcome.Answered<PaymentAnswer>, "seed " + seed + " " + outcome);
        }
    }

    private static boolean saysPaid(Outcome<PaymentAnswer> outcome, Money amount) {
        return outcome instanceof Outcome.Answered<PaymentAnswer>(var said)
                && said.standing() == Standing.PAID
                && Objects.requireNonNull(said.facts()).amount().equals(amount);
    }
}
