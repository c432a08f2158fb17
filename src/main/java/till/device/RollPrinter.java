package till.device;

/** A receipt printer with a roll of paper, reached over some wire. */
public final class RollPrinter implements ReceiptPrinter {
    private final EscPos language;
    private final Wire wire;

    public RollPrinter(EscPos language, Wire wire) {
        this.language = language;
        this.wire = wire;
    }

    @Override
    public Delivery print(Sheet sheet) throws PrintTrouble {
        if (sheet.paper().hasPages()) {
            throw new PrintTrouble("printer.rollsOnly");
        }
        return wire.send(sheet.title(), language.print(sheet));
    }

    @Override
    public void openDrawer() throws PrintTrouble {
        wire.send("drawer", EscPos.kick());
    }
}
