using Duplicates.Service.Tests.Hosting;

namespace Duplicates.Service.Tests.Access;

/// <summary>The tests of the tables share one host.</summary>
[CollectionDefinition(Name)]
public sealed class AccessTables : ICollectionFixture<SqliteHost>
{
    public const string Name = "Tables of access";
}
