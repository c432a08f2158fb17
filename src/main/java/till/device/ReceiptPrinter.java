package till.device;

/** Something that makes receipts of sheets. May wait for the machine: called by a {@link PrintQueue} alone. */
public interface ReceiptPrinter {
    Delivery print(Sheet sheet) throws PrintTrouble;

    /** Opens the drawer that is plugged into the printer. */
    default void openDrawer() throws PrintTrouble {
        throw new PrintTrouble("printer.noDrawer");
    }
}
