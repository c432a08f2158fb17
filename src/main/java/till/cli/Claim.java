package till.cli;

import org.jspecify.annotations.Nullable;
import till.access.Access;
import till.domain.Act;
import till.domain.Acting;
import till.domain.Result;
import till.domain.Secret;

/**
 * Who says to act and who says to approve, with the PINs that prove it.
 *
 * @param pin null where nobody is named
 * @param approval the approver's PIN; null where nobody approves
 */
record Claim(Naming naming, @Nullable Secret pin, @Nullable Secret approval) {
    /** Reads the PINs of whom the options name: the operator's comes first, then the approver's. */
    static Claim read(Naming naming, SecretLines lines) throws Stopped {
        var operator = naming.operator();
        var approver = naming.approver();
        return new Claim(
                naming,
                operator == null ? null : lines.next("cli.pin.ask", operator),
                approver == null ? null : lines.next("cli.pin.ask", approver));
    }

    /** Who acts, proven; nobody named where nobody has to be. Whether they may is asked afterwards. */
    Result<Acting> proven(Access access, Act act) {
        var operator = naming.operator();
        if (operator == null || pin == null) {
            return access.unnamed() ? Result.done(Acting.UNNAMED) : Result.failed("cli.operatorMissing");
        }
        return access.signIn(operator, pin).map(Acting::as).then(acting -> approved(access, acting, act));
    }

    private Result<Acting> approved(Access access, Acting acting, Act act) {
        var approver = naming.approver();
        return approver == null || approval == null
                ? Result.done(acting)
                : access.approve(acting, approver, approval, act, null);
    }
}
