package fr.honoraire.support;

import fr.honoraire.practitioner.team.Colleagues;
import fr.honoraire.shared.throttle.TightLimits;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test against the whole application, with real PostgreSQL, real HTTP and real mail. All share one context. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("integration")
@Import({Given.class, TightLimits.class, Colleagues.class})
@ExtendWith(SeeingAll.class)
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = Surroundings.class)
public @interface IntegrationTest {}
