def log = new File(basedir, 'build.log').text

assert new File(basedir, 'migrate').canExecute()
assert new File(basedir, 'src/main/java/db/revisions/Begin.java').isFile()
assert log =~ /(?m)^[0-9a-f]{12} -> [0-9a-f]{12} \(head\), Begin$/
assert log =~ /(?m)^<base> -> [0-9a-f]{12}, Begin$/
assert log =~ /(?m)^2 steps in .*: the database is at [0-9a-f]{12}\.$/
assert log =~ /(?m)^[0-9a-f]{12} \(head\)$/
assert log.contains("'downgrade' finds a revision that is unknown or changed (exit code 7).")
assert log =~ /(?m)^sql - sql, built in$/
assert log =~ /(?m)^@Revision\(/
assert new File(basedir, 'target/page.html').text.contains('Begin')

def index = new File(basedir, 'target/classes/revisions.index').getText('UTF-8')
assert index.contains('db/revisions/Begin.class') && index.contains('db.revisions.Begin')
