def log = new File(basedir, 'build.log').text

assert new File(basedir, 'src/main/kotlin/db/revisions/Begin.kt').text.contains('downRevision = ["1975ea83b712"]')
assert log =~ /(?m)^1975ea83b712 -> [0-9a-f]{12} \(head\), Begin$/
assert log =~ /(?m)^<base> -> 1975ea83b712, Create customers$/
assert log =~ /(?m)^2 steps in .*: the database is at [0-9a-f]{12}\.$/
