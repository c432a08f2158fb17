package till;
import org.junit.jupiter.api.Test;
class FrameTest { @Test void runs() { assert 25 == Runtime.version().feature(); org.junit.jupiter.api.Assertions.assertEquals(25, Runtime.version().feature()); } }
