package till.access;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import till.domain.Operator;
import till.domain.Role;
import till.domain.Secret;
import till.ledger.People;

/** What a ledger keeps of the PINs the tests use, each hashed once for the whole run: hashing is slow on purpose. */
public final class PinProofs {
    private static final Map<String, String> HASHES = new ConcurrentHashMap<>();

    private PinProofs() {}

    /** As it stands in the ledger of a till with the {@link FixedPepper}; nobody knows an owner's recovery code. */
    public static People.Proof of(Operator operator, String pin) {
        var hash = HASHES.computeIfAbsent(
                pin, text -> new Pins(new FixedPepper()).hash(new Secret(text)).value());
        var code = RecoveryCode.random(new SecureRandom());
        return new People.Proof(hash, operator.role() == Role.OWNER ? RecoveryCode.hash(operator.id(), code) : null);
    }
}
