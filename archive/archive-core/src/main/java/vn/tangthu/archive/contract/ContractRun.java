package vn.tangthu.archive.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs a contract by hand, to show that a mutant fails it. */
public final class ContractRun {
    private ContractRun() {}

    /** Names of the tests of the contract that this subject fails. */
    public static List<String> failures(Class<?> contract, Object subject) {
        List<String> failed = new ArrayList<>();
        Arrays.stream(contract.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> fails(method, subject))
                .forEach(method -> failed.add(method.getName()));
        return failed;
    }

    private static boolean fails(Method test, Object subject) {
        try {
            test.invoke(subject);
            return false;
        } catch (InvocationTargetException e) {
            return true;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Tests of a contract are public", e);
        }
    }
}
