package till.ui.refund;

import java.util.Optional;
import till.domain.OperationState;
import till.domain.Problem;
import till.domain.Refund;
import till.receipt.ReceiptOf;
import till.ui.Route;

/** How far giving money back has come on screen. */
public sealed interface RefundStage {
    /** The payment is being read. */
    record Reading() implements RefundStage {}

    /** Amount and reason are being chosen. */
    record Choosing() implements RefundStage {}

    /** Nothing can be given back. */
    record Impossible(Problem problem) implements RefundStage {}

    /** Sent, and the answer is waited for. */
    record Sending() implements RefundStage {}

    /** The gateway works on it, or its answer is not known; it is being asked. */
    record Asking(Refund refund) implements RefundStage {}

    /** The gateway says the money is on its way back. */
    record Done(Refund refund) implements RefundStage {}

    /** Made elsewhere, and written down here. */
    record Recorded(Refund refund) implements RefundStage {}

    /** Certainly not given back. */
    record Failed(Problem problem) implements RefundStage {}

    /** A person has to settle it, under Attention. */
    record HandedOver(Refund refund) implements RefundStage {}

    /** The refund whose end is waited for. */
    default Optional<Refund> onItsWay() {
        return switch (this) {
            case Asking(var refund) -> Optional.of(refund);
            case HandedOver(var refund) -> Optional.of(refund);
            case Reading _, Choosing _, Impossible _, Sending _, Done _, Recorded _, Failed _ -> Optional.empty();
        };
    }

    /** Where the receipt of what was given back is; empty where nothing was. */
    default Optional<Route> receipt() {
        return switch (this) {
            case Done(var refund) -> Optional.of(receipt(refund));
            case Recorded(var refund) -> Optional.of(receipt(refund));
            case Asking(var refund) when refund.state() == OperationState.ACCEPTED -> Optional.of(receipt(refund));
            case Asking _, HandedOver _, Reading _, Choosing _, Impossible _, Sending _, Failed _ -> Optional.empty();
        };
    }

    private static Route receipt(Refund refund) {
        return new Route.Receipt(
                new ReceiptOf(refund.orderNo(), refund.refundNo()),
                Route.Refund.watching(refund.orderNo(), refund.refundNo()));
    }

    /** As {@link #of(Refund)}, or handed over to a person where its end is not known. */
    static RefundStage of(Refund refund, boolean handedOver) {
        return handedOver && !refund.state().isFinished() ? new HandedOver(refund) : of(refund);
    }

    /** Where a refund stands, as the ledger knows it. */
    static RefundStage of(Refund refund) {
        return switch (refund.state()) {
            case DONE -> new Done(refund);
            case FAILED ->
                new Failed(Problem.of(
                        "refund.failedAtGateway",
                        Optional.ofNullable(refund.watch().word()).orElse("")));
            case RESERVED, SENT, ACCEPTED, UNCERTAIN -> new Asking(refund);
        };
    }
}
