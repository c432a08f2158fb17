package till;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How much of a signature or a secret path was right cannot be read from how long the answer took. */
class ConstantTimeTest {
    /** Whatever reads what strangers send and holds it against something secret. */
    private static final Set<String> COMPARING =
            Set.of("ChingchingSigner", "EasylinkSigner", "GneteSigner", "QlinkSigner", "Doors");

    @Test
    void whatStrangersSendIsComparedInConstantTime() {
        var comparing = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("till.gateway", "till.notify")
                        .stream()
                        .filter(each -> each.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class)
                                        && call.getName().equals("isEqual")))
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
        assertEquals(COMPARING, comparing);
    }

    @Test
    void eachThatVerifiesIsKnownHere() {
        var verifying = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("till.gateway", "till.notify")
                        .stream()
                        .filter(each -> each.getMethods().stream()
                                .anyMatch(method -> method.getName().equals("verifies")))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !COMPARING.contains(name))
                        .toList();
        assertEquals(List.of(), verifying);
    }
}
