package till.service;

/**
 * Named steps on the way of a payment at which a program may die: crash drills stop the process there. In ordinary running
 * nothing listens.
 */
@FunctionalInterface
public interface Steps {
    Steps NONE = step -> {};

    void reached(Step step);

    /** Where a process may be stopped. */
    enum Step {
        /** A try at a PIN is counted, and the PIN not looked at yet. */
        PIN_COUNTED,
        /** All of a change is written in its transaction, and nothing of it committed. */
        COMMITTING,
        PAYMENT_WRITTEN,
        CREATE_SENT_LOGGED,
        CREATE_ANSWERED,
        QUERY_ANSWERED,
        CLOSE_WRITTEN,
        CLOSE_ANSWERED,
        CAPTURE_WRITTEN,
        CAPTURE_ANSWERED,
        VOID_WRITTEN,
        VOID_ANSWERED,
        REFUND_RESERVED,
        REFUND_WRITTEN,
        REFUND_ANSWERED,
        /** Shipments are written, and the gateway was not told. */
        SHIPMENTS_WRITTEN,
        SHIPMENTS_SENT,
        SHIPMENTS_ANSWERED,
        SHIPMENT_CHANGE_SENT,
        SHIPMENT_CHANGE_ANSWERED,
        /** A shift is closed, and nobody was told. */
        SHIFT_CLOSED,
        /** A business day is closed, and nobody was told. */
        DAY_CLOSED,
        /** Rows of a file of the books are read, under a name that nobody takes for it, and the file is not ended. */
        EXPORT_WRITING,
        EXPORT_WRITTEN,
        /** The summary that proves it is written too, and neither has its name. */
        EXPORT_PROVEN,
        /** The file has its name, and what stands beside it is the summary of the one before. */
        EXPORT_PUT,
        EXPORT_DONE,
        /** The ledger is copied, and no backup begun. */
        BACKUP_COPIED,
        /** A backup is begun, and nothing of the ledger is in it. */
        BACKUP_WRITING,
        BACKUP_WRITTEN,
        BACKUP_READ_BACK,
        /** It has its name, and nobody knows of it. */
        BACKUP_NAMED,
        /** It is known as the last good one, and older ones are still there. */
        BACKUP_REMEMBERED
    }
}
