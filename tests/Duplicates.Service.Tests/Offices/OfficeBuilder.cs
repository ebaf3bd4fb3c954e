using Duplicates.Domain;
using Duplicates.Service.Offices;

namespace Duplicates.Service.Tests.Offices;

/// <summary>Schools of which nothing matters but the id.</summary>
internal static class OfficeBuilder
{
    public static Office Build(string id) => new()
    {
        Id = id,
        Kind = OfficeKind.School,
        Name = new(id, id),
        Bin = string.Empty,
        Region = "75",
        Kato = "750000000",
        Point = null,
        District = new(string.Empty, string.Empty),
        Locality = new(id, id),
        Address = new(id, id),
        Phones = [],
        Email = string.Empty,
        FormerNames = [],
        Hours = null,
        ClosedSince = null,
        MergedIntoId = null,
        SuccessorId = null,
        Head = new(id, id),
        HeadPosition = new(string.Empty, string.Empty),
        Body = new(string.Empty, string.Empty),
        Path = new BilingualText($"kk/addresses/{id}", $"ru/addresses/{id}"),
        LastUpdated = new(2026, 11, 20),
    };
}
