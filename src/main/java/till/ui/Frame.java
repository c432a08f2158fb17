package till.ui;

/** What every screen has around it: where to go, whom to ask, how things look, and where unexpected errors end. */
public record Frame(
        Navigator navigator,
        Dialogs dialogs,
        Approvals approvals,
        Appearance appearance,
        MethodNames methods,
        Unexpected unexpected) {
    /** A gateway as people call it, in the language of the moment. */
    public String gatewayName(String id) {
        return MethodNames.gateway(id, appearance.texts());
    }
}
