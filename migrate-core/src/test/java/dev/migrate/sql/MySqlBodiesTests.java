package dev.migrate.sql;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link SqlSplitter} and routines of MySQL and MariaDB without {@code DELIMITER}.
 */
class MySqlBodiesTests {

	@Test
	void keepsProcedures() {
		assertSplit("""
				CREATE DEFINER=root@localhost PROCEDURE IF NOT EXISTS p(IN begin INT, OUT n DECIMAL(10,2))
				  READS SQL DATA SQL SECURITY INVOKER COMMENT 'a; b'
				main: BEGIN
				  DECLARE done, x INT DEFAULT 0;
				  DECLARE c CURSOR FOR SELECT CASE WHEN a THEN 1 ELSE 2 END FROM t;
				  DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = 1;
				  DECLARE EXIT HANDLER FOR SQLEXCEPTION, SQLSTATE '23000' BEGIN
				    ROLLBACK;
				    RESIGNAL;
				  END;
				  START TRANSACTION;
				  IF EXISTS (SELECT 1 FROM t) THEN
				    SET x = IF(begin > 1, REPEAT('x;', 3), CASE x WHEN 1 THEN IF(x, 1, 2) ELSE REPLACE(x, 1, 2) END);
				  ELSEIF x IS NULL THEN
				    SELECT t.end, `end`, end FROM t FOR UPDATE;
				  ELSE
				    IF x = 2 THEN BEGIN END; END IF;
				  END IF;
				  CASE x WHEN 1 THEN SELECT 1; WHEN 2 THEN BEGIN SELECT 2; END; ELSE SELECT 3; END CASE;
				  OPEN c;
				  again: LOOP
				    FETCH c INTO x;
				    IF done THEN LEAVE again; END IF;
				    ITERATE again;
				  END LOOP again;
				  WHILE x > 0 DO SET x = x - 1; END WHILE;
				  REPEAT SET x = x + 1; UNTIL x > CASE WHEN n THEN 1 ELSE 2 END END REPEAT;
				  DROP TABLE IF EXISTS tmp;
				  INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE a = VALUES(a);
				  DO SLEEP(1);
				  COMMIT;
				END main;
				/
				CALL p(1, @n);
				""");
	}

	/**
	 * The word is no reserved one: a column, a variable and a parameter may have it.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "set start = case when start > end then end else start end;",
			"set x = case end when 1 then end when end then (end) else -end end;",
			"set x = case when a and end or not end then t.end else coalesce(end, end) end + 1;",
			"set x = case when end between end and end then concat(end) else case when end in (end) then end else end end end;",
			"select if(end > 1, case end when end then 1 end, end), `end` from t where end = 1 order by end;",
			"update s set end = case when end is null then 'a' else end end, start = end;",
			"repeat set end = end + 1; until end > 3 and 1 < end end repeat;",
			"while end < case when end then end else 1 end do set end = end + 1; end while;",
			"case end when 1 then set x = end; else set end = case when x then end else x end; end case;",
			"if end > case when x then end else 2 end then select end; elseif end then select 1; end if;",
			"l: loop if end then leave l; end if; m: loop set x = case when x then end end; leave m; end loop m; end loop l;",
			"begin declare end int default case when x then end else 1 end; declare exit handler for not found begin end; end;",
			"return case when start > end then end else start end;",
			"set x = case when t.a then t.b else @c end, y = case t.a when @b then `c` end;",
			"`l a`: repeat set @a = 1; until @a end repeat `l a`;", "repeat set x = 1; until t.x end repeat;" })
	void endMayBeAName(String statement) {
		for (String routine : List.of("CREATE PROCEDURE p(start INT, end INT) %s",
				"CREATE PROCEDURE p() if 1 then %s else select 1; end if;",
				"CREATE PROCEDURE p() begin %s select 1; end;",
				"CREATE FUNCTION f(end INT) RETURNS INT begin declare x int; %s return end; end;",
				"CREATE TRIGGER g BEFORE UPDATE ON s FOR EACH ROW begin %s set new.end = end; end;",
				"CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO begin %s end;", "BEGIN NOT ATOMIC %s end;",
				"CREATE PROCEDURE p() w: while 1 do if 1 then begin %s end; end if; end while w;")) {
			String text = routine.formatted(statement);
			assertThat(new SqlSplitter(Syntaxes.MYSQL).split(text + "\nselect 2;")).as(text)
				.extracting(SqlStatement::text)
				.last()
				.isEqualTo("select 2");
			assertThat(new SqlSplitter(Syntaxes.MYSQL).split(text + "\nselect 2;")).as(text).hasSize(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN IF(a, 1, 2);",
			"CREATE PACKAGE IF NOT EXISTS pk COMMENT 'x; y' PROCEDURE p1(); FUNCTION f1() RETURNS INT; END;",
			"create or replace package pk as function f return int; procedure p; end;",
			"create definer=package@localhost package body s.pk as x int := 1; function f return int as y int; begin if x > 1 then return 1; end if; return case when x then 2 else 3 end; end; procedure p is begin begin null; end; select f as end; end p; begin x := 2; end pk;",
			"CREATE PACKAGE BODY pk SQL SECURITY INVOKER PROCEDURE p1() SELECT 'test'; PROCEDURE p2() BEGIN DECLARE CONTINUE HANDLER FOR SQLEXCEPTION BEGIN END; SELECT 1; END; FUNCTION f1() RETURNS INT RETURN 1; END;",
			"CREATE FUNCTION f() RETURNS SET('a','b') CHARACTER SET utf8mb4 NO SQL BEGIN RETURN 'a'; END;",
			"CREATE FUNCTION f() RETURNS VARCHAR(20) CHARSET utf8mb4 RETURN CASE WHEN 1 THEN 'a' ELSE 'b' END;",
			"CREATE FUNCTION f RETURNS STRING SONAME 'f.so';",
			"CREATE PROCEDURE p() SELECT IF(a, 1, 2), CASE a WHEN 1 THEN 2 END FROM t;",
			"CREATE PROCEDURE p() IF a THEN SELECT 1; ELSE SELECT 2; END IF;",
			"CREATE PROCEDURE p() CASE a WHEN 1 THEN SELECT 1; END CASE;",
			"CREATE PROCEDURE p() l: WHILE 1 DO SELECT 1; LEAVE l; END WHILE l;",
			"CREATE PROCEDURE p() FOR i IN 1..10 DO SELECT i; END FOR;",
			"CREATE OR REPLACE PROCEDURE p() BEGIN FOR r IN (SELECT 1 AS a) DO SELECT r.a; END FOR; END;",
			"CREATE PROCEDURE begin() BEGIN BEGIN END; BEGIN NOT ATOMIC END; `x`: BEGIN END `x`; END;",
			"CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW SET NEW.a = IF(NEW.b, 1, CASE WHEN 1 THEN 2 END);",
			"CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW IF NEW.a THEN SET NEW.b = 1; END IF;",
			"CREATE TRIGGER IF NOT EXISTS t AFTER DELETE ON a FOR EACH ROW FOLLOWS u BEGIN SELECT OLD.end; END;",
			"CREATE TRIGGER t AFTER DELETE ON a FOR EACH ROW PRECEDES `u` IF 1 THEN SELECT 1; END IF;",
			"CREATE EVENT IF NOT EXISTS e ON SCHEDULE EVERY 1 DAY ENABLE COMMENT 'x' DO BEGIN SELECT 1; SELECT 2; END;",
			"CREATE EVENT e ON SCHEDULE AT CURRENT_TIMESTAMP + INTERVAL 1 DAY DO DELETE FROM t;",
			"ALTER EVENT e DO BEGIN SELECT 1; SELECT 2; END;", "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END;",
			"IF @a THEN SELECT 1; ELSE SELECT 2; END IF;", "WHILE @a DO SELECT 1; SET @a = 0; END WHILE;",
			"CREATE TABLE t (begin INT, `case` INT, end INT);", "DROP PROCEDURE IF EXISTS p;",
			"CREATE USER IF NOT EXISTS 'a;b'@'%' IDENTIFIED BY ';';", "BEGIN;", "BEGIN WORK;" })
	void keepsStatement(String statement) {
		assertSplit(statement + "\n/\nSELECT 1;\n/\nSELECT 2;");
	}

	@Test
	void refusesUnclosedBodies() {
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlSplitterTests.split(Syntaxes.MYSQL,
					"SELECT 1;\nCREATE PROCEDURE p()\nBEGIN IF a THEN SELECT 1; END;\nSELECT 2;"))
			.withMessage("The body that begins in line 3 is never closed. Close it with END and a semicolon.");
	}

	private void assertSplit(String script) {
		SplitAssert.assertSplit(Syntaxes.MYSQL, script);
	}

}
