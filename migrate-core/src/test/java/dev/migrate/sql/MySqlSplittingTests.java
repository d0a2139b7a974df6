package dev.migrate.sql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * {@link SqlSplitter} and the quotes, comments and delimiters of MySQL and MariaDB.
 */
class MySqlSplittingTests {

	@Test
	void knowsBackslashesAndBackticks() {
		assertSplit("""
				INSERT INTO a VALUES ('it\\'s; ok', "say \\"x;\\"", 'C:\\\\', '', "it's;");
				/
				SELECT `a;b``c\\` FROM `it's`;
				/
				INSERT INTO a VALUES (\\N, x'00', _utf8mb4'ü;', @'v;', @@global.x, 5--3);
				""");
	}

	@Test
	void knowsItsComments() {
		assertThat(SqlSplitterTests.texts(Syntaxes.MYSQL, """
				# it's; a comment
				SELECT 1; # it's another;
				SELECT 5--'2;3' #x
				; -- it's a third;
				--	and; a fourth
				--
				SELECT /* /* not nested; */ 2;
				""")).containsExactly("SELECT 1", "SELECT 5--'2;3'", "SELECT /* /* not nested; */ 2");
	}

	@Test
	void keepsExecutableComments() {
		assertThat(SqlSplitterTests.texts(Syntaxes.MYSQL, """
				/*!40101 SET @OLD=@@CHARACTER_SET_CLIENT */;
				/* not; executable */
				/*M!100616 SET NOTE_VERBOSITY=0; */;
				/*!50000 \\- sandbox */ SELECT 1;
				CREATE TABLE t (id int /*!50606 STORAGE 'DISK;' */) /*! ENGINE=InnoDB */;
				/*!50001 CREATE ALGORITHM=UNDEFINED */
				/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
				/*!50001 VIEW `v` AS select '*/' AS `x` /* inner; */ */;
				""")).containsExactly("/*!40101 SET @OLD=@@CHARACTER_SET_CLIENT */",
				"/*M!100616 SET NOTE_VERBOSITY=0; */", "/*!50000 \\- sandbox */ SELECT 1",
				"CREATE TABLE t (id int /*!50606 STORAGE 'DISK;' */) /*! ENGINE=InnoDB */", """
						/*!50001 CREATE ALGORITHM=UNDEFINED */
						/*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
						/*!50001 VIEW `v` AS select '*/' AS `x` /* inner; */ */""");
	}

	@Test
	void leavesOutTheSandboxLineOfDumps() {
		assertThat(SqlSplitterTests.split(Syntaxes.MYSQL, """
				/*!999999\\- enable the sandbox mode */
				-- MariaDB dump 10.19
				/*M!999999\\- enable the sandbox mode */
				SELECT 1;
				""")).containsExactly(statement("SELECT 1", 4));
	}

	@Test
	void changesTheDelimiter() {
		assertThat(SqlSplitterTests.split(Syntaxes.MYSQL, """
				SELECT 1;
				DELIMITER //
				CREATE PROCEDURE p() BEGIN SELECT '//'; /* // */ SELECT 2; END//
				CREATE PROCEDURE q() BEGIN SELECT 3; END;
				//
				delimiter ;
				SELECT 4;
				  DELIMITER $$
				CREATE PROCEDURE r()
				BEGIN SELECT a$b; END$$
				DELIMITER ;\r
				SELECT 5;
				""")).containsExactly(statement("SELECT 1", 1),
				statement("CREATE PROCEDURE p() BEGIN SELECT '//'; /* // */ SELECT 2; END", 3),
				statement("CREATE PROCEDURE q() BEGIN SELECT 3; END", 4), statement("SELECT 4", 7),
				statement("CREATE PROCEDURE r()\nBEGIN SELECT a$b; END", 9), statement("SELECT 5", 12));
	}

	@Test
	void changesTheDelimiterToAWord() {
		assertThat(SqlSplitterTests.texts(Syntaxes.MYSQL, """
				DELIMITER go
				CREATE PROCEDURE p() BEGIN SELECT category, going, go2; END
				go
				SELECT 1 go
				""")).containsExactly("CREATE PROCEDURE p() BEGIN SELECT category, going, go2; END", "SELECT 1");
	}

	@Test
	void splitsSimpleStatementsBetweenDelimiters() {
		assertThat(SqlSplitterTests.texts(Syntaxes.MYSQL, """
				DELIMITER $$
				DROP PROCEDURE IF EXISTS p;
				CREATE PROCEDURE p() BEGIN SELECT 1; END$$
				USE `a`; $$
				DELIMITER ;
				""")).containsExactly("DROP PROCEDURE IF EXISTS p", "CREATE PROCEDURE p() BEGIN SELECT 1; END",
				"USE `a`");
	}

	@Test
	void endsTheStatementBeforeAForgottenDelimiter() {
		assertThat(SqlSplitterTests.texts(Syntaxes.MYSQL, """
				DELIMITER //
				CREATE PROCEDURE p() BEGIN SELECT 1; END
				DELIMITER ;
				SELECT 2
				""")).containsExactly("CREATE PROCEDURE p() BEGIN SELECT 1; END", "SELECT 2");
	}

	@Test
	void takesDelimiterAsAName() {
		assertSplit("""
				CREATE TABLE t (
				  delimiter varchar(5),
				  DELIMITER2 int
				);
				/
				UPDATE t SET
				  delimiter = ';' WHERE
				  delimiter IS NULL;
				""");
	}

	@Test
	void refusesADelimiterCommandWithoutDelimiter() {
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlSplitterTests.split(Syntaxes.MYSQL, "SELECT 1;\nDELIMITER\n;"))
			.withMessage("DELIMITER in line 2 names no delimiter. Write it on the same line, as in 'DELIMITER //'.");
	}

	@Test
	void refusesToReadOtherFiles() {
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlSplitterTests.split(Syntaxes.MYSQL, "SELECT 1;\nsource other.sql\n"))
			.withMessageContaining("There is 'source' in line 2, which is a command to the database's");
	}

	@Test
	void refusesAnUnclosedExecutableComment() {
		assertThatExceptionOfType(SqlSyntaxException.class)
			.isThrownBy(() -> SqlSplitterTests.split(Syntaxes.MYSQL, "SELECT 1;\n/*!50001 SELECT 2;\n"))
			.withMessageContaining("The comment that begins in line 2 is never closed");
	}

	@Test
	void takesDumpedTriggersAndRoutines() {
		assertThat(SqlSplitterTests.texts(Syntaxes.MYSQL, """
				/*!50003 SET @saved_sql_mode = @@sql_mode */ ;
				DELIMITER ;;
				/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `ins` AFTER INSERT ON `f`
				  FOR EACH ROW BEGIN
				    INSERT INTO g VALUES (new.id);
				  END */;;
				DELIMITER ;
				DELIMITER ;;
				CREATE DEFINER=`root`@`localhost` PROCEDURE `p`(IN a TINYINT UNSIGNED)
				    COMMENT 'it''s; ok'
				proc: BEGIN
				  IF a = 0 THEN LEAVE proc; END IF;
				END ;;
				DELIMITER ;
				/*!50003 SET sql_mode = @saved_sql_mode */ ;
				""")).containsExactly("/*!50003 SET @saved_sql_mode = @@sql_mode */", """
				/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER `ins` AFTER INSERT ON `f`
				  FOR EACH ROW BEGIN
				    INSERT INTO g VALUES (new.id);
				  END */""", """
				CREATE DEFINER=`root`@`localhost` PROCEDURE `p`(IN a TINYINT UNSIGNED)
				    COMMENT 'it''s; ok'
				proc: BEGIN
				  IF a = 0 THEN LEAVE proc; END IF;
				END""", "/*!50003 SET sql_mode = @saved_sql_mode */");
	}

	private void assertSplit(String script) {
		SplitAssert.assertSplit(Syntaxes.MYSQL, script);
	}

	private static SqlStatement statement(String text, int line) {
		return SqlSplitterTests.statement(Syntaxes.MYSQL, text, line);
	}

}
