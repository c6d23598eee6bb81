package jp.kagiban.login.password;

import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Argon2id with little memory and one pass, in each portal that a test starts within its own JVM. */
@AutoConfiguration
public class CheapPasswords {

    private static final int KIBIBYTES = 64;

    @Bean
    @Primary
    PasswordEncoder cheapPasswordEncoder() {
        PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, KIBIBYTES, 1);
        return new BoundedPasswordEncoder(new DelegatingPasswordEncoder("argon2", Map.of("argon2", argon2)), 2);
    }
}
