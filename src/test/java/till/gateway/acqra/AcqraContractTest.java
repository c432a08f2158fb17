package till.gateway.acqra;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.Money;
import till.domain.OperationState;
import till.gateway.Gateway;
import till.gateway.GatewayContractTest;
import till.gateway.Outcome;
import till.gateway.PaymentAnswer.Standing;
import till.gateway.http.StrictJson;

class AcqraContractTest extends GatewayContractTest {
    @Override
    protected Gateway gateway(String address, Duration longestCall) {
        var profile = AcqraAnswers.profile(address, Map.of());
        return AcqraGateway.of(profile, AcqraAnswers.limits(profile, longestCall), _ -> {}, InstantSource.fixed(NOW));
    }

    /** The token, and a query that has it fetched. */
    @Override
    protected void warmUp() {
        answer(AcqraAnswers.token(AcqraAnswers.TOKEN));
        answer(queried(Standing.WAITING, AMOUNT));
        assertInstanceOf(Outcome.Answered.class, gateway.query(PAYMENT));
    }

    @Override
    protected String method() {
        return "wechat";
    }

    @Override
    protected String created() {
        return StrictJson.write(AcqraAnswers.payment(NUMBER.text(), AMOUNT, "pending"));
    }

    @Override
    protected Set<Standing> standings() {
        return EnumSet.complementOf(EnumSet.of(Standing.NOT_FOUND));
    }

    @Override
    protected String queried(Standing standing, Money amount) {
        var word = switch (standing) {
            case WAITING -> "processing";
            case AUTHORIZED -> "authorized";
            case PAID -> "successed";
            case REFUNDED -> "REFUNDED";
            case DECLINED -> "failed";
            case CANCELLED -> "canceled";
            case CLOSED -> "expired";
            case NOT_FOUND -> throw new IllegalArgumentException(standing.name());
        };
        return AcqraAnswers.queried(AcqraAnswers.order(NUMBER.text(), amount, word));
    }

    @Override
    protected String unknownWord() {
        return AcqraAnswers.queried(AcqraAnswers.order(NUMBER.text(), AMOUNT, "under_review"));
    }

    /** The document has no list of response codes. */
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
        return Optional.of(StrictJson.write(AcqraAnswers.refund(REFUND.text(), AMOUNT, "accepted")));
    }

    @Override
    protected OperationState refundedState() {
        return OperationState.ACCEPTED;
    }

    @Override
    protected List<String> hostile() {
        var paid = queried(Standing.PAID, AMOUNT);
        return Stream.of("1e999999999", "-88.50", "{}", "88.505")
                .map(amount -> paid.replace("88.50", amount))
                .toList();
    }
}
