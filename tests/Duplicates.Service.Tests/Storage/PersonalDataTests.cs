using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Storage;

public sealed class PersonalDataTestsOnSqlite(SqliteHost host) : PersonalDataTests(host), IClassFixture<SqliteHost>;

public sealed class PersonalDataTestsOnPostgreSql(PostgreSqlHost host) : PersonalDataTests(host), IClassFixture<PostgreSqlHost>;

/// <summary>Identification numbers and phone numbers are encrypted at rest.</summary>
public abstract class PersonalDataTests(ServiceHost host)
{
    [Fact]
    public async Task Database_AfterAWholeCaseOfAParent_HoldsNoNumberInTheClear()
    {
        var (person, child) = (host.NewPerson(), host.NewChild());
        using var visitor = host.NewVisitor();
        await visitor.GoToAsync("whose", person);
        await visitor.SubmitAsync(("Relation", "Parent"), ("ChildIin", child.Iin), ("ChildSurname", child.Surname), ("ChildGivenName", child.GivenName));
        while (visitor.StepOf() != "check")
        {
            await visitor.AnswerAsync(person);
        }

        host.Clock.AdvancePastResend();
        await visitor.AnswerAsync(person);
        await visitor.TypeCodeAsync(person);
        await host.BringThroughAsync(visitor.NumberOfCase(), "hand-over");
        await visitor.BeginAsync();
        await visitor.SubmitAsync(("Relation", "Parent"), ("ChildIin", child.Iin), ("ChildSurname", child.Surname), ("ChildGivenName", child.GivenName));

        var rows = 0;
        foreach (var table in await host.TablesAsync())
        {
            foreach (var row in await host.QueryAsync($"SELECT * FROM \"{table}\""))
            {
                rows++;
                foreach (var secret in (string[])[person.Iin, child.Iin, person.Phone, person.Phone[1..], person.Phone[2..], "701 " + person.Phone[5..8]])
                {
                    Assert.DoesNotContain(row, value => value.Contains(secret, StringComparison.Ordinal));
                }
            }
        }

        Assert.True(rows > 50, $"Only {rows} rows were looked at.");
    }
}
