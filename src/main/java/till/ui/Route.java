package till.ui;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import till.domain.Acting;
import till.domain.Attention.Kind;
import till.domain.OrderNo;
import till.domain.Payment;
import till.domain.Problem;
import till.domain.RefundNo;
import till.receipt.ReceiptOf;

/** Where the window can go. */
public sealed interface Route {
    /**
     * A new sale.
     *
     * @param sale what it starts with; null for an empty one
     */
    record Charge(@Nullable Sale sale) implements Route {
        /** An empty sale. */
        public Charge() {
            this(null);
        }
    }

    /** The code of an open payment, until its outcome is known. */
    record PayCode(OrderNo orderNo) implements Route {}

    /**
     * How a payment ended, or that this is not known.
     *
     * @param why what the gateway said against it; null where nothing is known beyond its state
     */
    record Result(OrderNo orderNo, @Nullable Problem why) implements Route {
        /** The end alone. */
        public Result(OrderNo orderNo) {
            this(orderNo, null);
        }
    }

    /**
     * The list of orders.
     *
     * @param shown the order whose details stand beside it; null for none
     */
    record Orders(@Nullable OrderNo shown) implements Route {
        /** The list alone. */
        public Orders() {
            this(null);
        }
    }

    /**
     * Giving back a payment's money.
     *
     * @param watched a refund on its way, whose end is waited for; null for a new one
     * @param because what a person has to settle: all that is left is proposed, and the way back leads there; null elsewhere
     */
    record Refund(
            OrderNo orderNo,
            @Nullable RefundNo watched,
            @Nullable Kind because) implements Route {
        /** A new one, from the order. */
        public Refund(OrderNo orderNo) {
            this(orderNo, null, null);
        }

        public static Refund watching(OrderNo orderNo, RefundNo refundNo) {
            return new Refund(orderNo, refundNo, null);
        }

        public static Refund because(OrderNo orderNo, Kind kind) {
            return new Refund(orderNo, null, kind);
        }
    }

    /**
     * A receipt before it is given.
     *
     * @param back where it was asked for
     */
    record Receipt(ReceiptOf of, Route back) implements Route {}

    /** Did it really pay? */
    record Find() implements Route {}

    /**
     * Payment links.
     *
     * @param shown the link that is looked at; null for none
     */
    record Links(@Nullable OrderNo shown) implements Route {
        /** The list, and a new link. */
        public Links() {
            this(null);
        }
    }

    /**
     * What customers agreed to be charged again.
     *
     * @param shown the number of the one that is looked at; null for none
     */
    record Agreements(@Nullable String shown) implements Route {
        /** The list, and a new one. */
        public Agreements() {
            this(null);
        }
    }

    /**
     * Parcels of orders.
     *
     * @param order the order a parcel is to be added for; null for none
     * @param back whether that parcel comes back from the customer
     */
    record Shipments(@Nullable Payment order, boolean back) implements Route {
        /** The list, and a new parcel. */
        public Shipments() {
            this(null, false);
        }
    }

    /** What a new till has to know, one thing after the other. */
    record Guide() implements Route {}

    /**
     * What the shop sells.
     *
     * @param acting as whom items are changed; null for who works at the window
     */
    record Catalogue(@Nullable Acting acting) implements Route {
        /** As who works at the window. */
        public Catalogue() {
            this(null);
        }
    }

    /**
     * What days brought, and the books as files.
     *
     * @param acting as whom they are seen, where somebody else approved it; null for who works at the window
     */
    record Reports(@Nullable Acting acting) implements Route {
        /** As who works at the window. */
        public Reports() {
            this(null);
        }
    }

    /**
     * The close of the business day, and those before.
     *
     * @param acting as whom they are seen, where somebody else approved it; null for who works at the window
     */
    record CloseOfDay(@Nullable Acting acting) implements Route {
        /** As who works at the window. */
        public CloseOfDay() {
            this(null);
        }
    }

    /**
     * A gateway's statement held against the ledger.
     *
     * @param acting as whom it is read, where somebody else approved it; null for who works at the window
     */
    record Reconcile(@Nullable Acting acting) implements Route {
        /** As who works at the window. */
        public Reconcile() {
            this(null);
        }
    }

    /**
     * What differs between statements and ledger, over all days.
     *
     * @param acting as whom it is seen, where somebody else approved it; null for who works at the window
     */
    record Differences(@Nullable Acting acting) implements Route {
        /** As who works at the window. */
        public Differences() {
            this(null);
        }
    }

    /** The list of refunds. */
    record Refunds() implements Route {}

    /** What a person has to settle. */
    record Attention() implements Route {}

    /**
     * Gateways, ways to pay, and people.
     *
     * @param acting as whom things are changed there, where somebody else approved it; null for who works at the window
     */
    record Settings(Part part, @Nullable Acting acting) implements Route {
        /** The parts of the settings. */
        public enum Part {
            GATEWAYS,
            METHODS,
            USES,
            AGREEMENTS,
            PEOPLE,
            DISPLAY,
            SCANNER,
            RECEIPTS,
            LEDGER,
            BACKUP,
            ABOUT
        }

        /** The first part, as who works at the window. */
        public Settings() {
            this(Part.GATEWAYS, null);
        }
    }

    /**
     * A sale carried from one payment attempt to the next.
     *
     * @param sale the shop's own order number; empty where there is none
     * @param again whether a second payment beside an unfinished one was explicitly chosen
     * @param payment the attempt before, which has the lines; null where there is none
     */
    record Sale(
            Money amount,
            String subject,
            String sale,
            boolean again,
            @Nullable OrderNo payment) {
        /** The sale of a payment, for another attempt: one without a number of its own goes by the first reference. */
        public static Sale of(Payment payment, boolean again) {
            var order = payment.order();
            return new Sale(order.amount(), order.subject(), order.sale(), again, payment.orderNo());
        }
    }
}
