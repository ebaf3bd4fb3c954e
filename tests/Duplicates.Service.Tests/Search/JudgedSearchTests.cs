using System.Globalization;
using Duplicates.Service.Discovery;
using Duplicates.Service.Indexing;
using Duplicates.Service.InfoPages;
using Duplicates.Service.Offices;
using Duplicates.Service.Search;
using Duplicates.Service.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Duplicates.Service.Tests.Search;

/// <summary>What people type, with what has to come first, over 418 schools and everything that is shipped.</summary>
public sealed class JudgedSearchTests(SqliteHost host, ITestOutputHelper output) : IClassFixture<SqliteHost>
{
    private const double Wanted = 0.95;

    [Fact]
    public void Find_WhatPeopleType_ComesFirst()
    {
        var judged = Judged.All;
        Assert.True(judged.Count >= 200, $"Only {judged.Count} queries are judged.");
        using var offices = OfAll();
        using var site = SiteWith(offices);
        var places = judged.Select(one => (Query: one, Place: one.IsPage
            ? one.PlaceAmong([.. site.Find(one.Typed, one.Language).Pages.Select(page => page.Path)])
            : one.PlaceAmong(offices.Find(one.Typed, one.Language, []).Offices))).ToList();

        foreach (var (query, place) in places.Where(found => found.Place.At != 1))
        {
            output.WriteLine($"{query.Language} «{query.Typed}»: {query.Expected} is at {place.At} of {place.Found}");
        }

        var mean = places.Average(found => Reciprocal(found.Place.At));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Mean reciprocal rank over {judged.Count} queries: {mean:F3}; of the index before: {judged.Average(one => Reciprocal(one.Before)):F3}"));
        Assert.Empty(places.Where(found => found.Place.Found == 0).Select(found => found.Query.Typed));
        Assert.True(mean >= Wanted, string.Create(CultureInfo.InvariantCulture, $"The mean reciprocal rank is {mean:F3}."));
    }

    [Theory]
    [InlineData("kk", "астанадағы мектеп", true)]
    [InlineData("ru", "жалоюа", false)]
    [InlineData("kk", "шағым", false)]
    public void Find_SchoolsThatHoldAllWords_StandBeforePagesThatAreMerelyLike(string language, string typed, bool offices)
    {
        using var all = OfAll();
        using var site = SiteWith(all);
        Assert.Equal(offices, site.Find(typed, language).OfficesFirst);
    }

    private OfficeSearch OfAll() =>
        new(new OfficesInMemory([.. host.Services.GetRequiredService<IOffices>().All, .. Schools.All]), host.Services.GetRequiredService<ISynonyms>());

    private SiteSearch SiteWith(OfficeSearch offices) =>
        new(host.Services.GetRequiredService<PublicPages>(), host.Services.GetRequiredService<IInfoPages>(), offices, host.Services.GetRequiredService<ISynonyms>());

    private static double Reciprocal(int place) => place == 0 ? 0 : 1.0 / place;
}
