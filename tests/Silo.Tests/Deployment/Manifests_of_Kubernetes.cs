using System.Globalization;
using k8s;
using k8s.Models;
using NSubstitute;
using OpsHub.Silo.Cli;
using OpsHub.Silo.Hosting;
using OpsHub.Testing;

namespace OpsHub.Silo.Tests.Deployment;

/// <summary>The manifests are read as the API's own types, where a misspelt field is an error, and compared with the program.</summary>
public sealed class Manifests_of_Kubernetes
{
    private static readonly List<object> Objects = [.. Directory.GetFiles(Checkout.File("deploy/kubernetes"), "*.yml").Order(StringComparer.Ordinal).SelectMany(f => KubernetesYaml.LoadAllFromString(File.ReadAllText(f), null, strict: true))];

    private static IEnumerable<V1Deployment> Deployments => Objects.OfType<V1Deployment>();

    private static IEnumerable<V1Container> Containers => Deployments.SelectMany(d => d.Spec.Template.Spec.Containers);

    [Fact]
    public void Hold_silos_and_web_nodes_with_budgets() =>
        Objects.GroupBy(o => o.GetType().Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.Count())).ShouldBe(
            [("V1CronJob", 1), ("V1Deployment", 2), ("V1Ingress", 1), ("V1Namespace", 1), ("V1NetworkPolicy", 1), ("V1PersistentVolumeClaim", 1), ("V1PodDisruptionBudget", 2), ("V1Service", 1)]);

    [Fact]
    public void Start_the_program_with_options_it_has()
    {
        foreach (var container in Containers)
            Verbs.Root(Substitute.For<IClustering>()).Parse([.. container.Args]).Errors.Select(e => e.Message).ShouldBeEmpty(container.Name);
        Containers.Select(c => c.Args[c.Args.IndexOf("--roles") + 1]).ShouldBe(["grains", "web"], ignoreOrder: true);
    }

    [Fact]
    public void Set_only_what_the_program_reads() => KnownNames.Strange(Containers.SelectMany(c => c.Env).Select(e => e.Name)).ShouldBeEmpty();

    [Fact]
    public void Open_the_ports_that_the_program_listens_on()
    {
        var table = File.ReadAllText(Checkout.File("deploy/configuration-cluster.md"));
        var silo = Containers.Single(c => c.Name == "silo");

        foreach (var (port, setting) in new[] { ("silo", "SiloPort"), ("gateway", "GatewayPort") })
            table.ShouldContain(string.Create(CultureInfo.InvariantCulture, $"`Cluster:{setting}` | {silo.Ports.Single(p => p.Name == port).ContainerPort} "));
        foreach (var container in Containers)
            new Uri(container.Args[container.Args.IndexOf("--urls") + 1]).Port.ShouldBe(container.Ports.Single(p => p.Name == "http").ContainerPort);
    }

    [Fact]
    public void Give_every_process_a_certificate_of_the_cluster_that_it_only_reads()
    {
        foreach (var pod in Deployments.Select(d => d.Spec.Template.Spec))
        {
            var (mount, volume) = (pod.Containers.Single().VolumeMounts.Single(m => m.Name == "cluster"), pod.Volumes.Single(v => v.Name == "cluster"));
            (mount.ReadOnlyProperty, volume.Secret.SecretName, volume.Secret.DefaultMode).ShouldBe((true, "opshub-cluster", Convert.ToInt32("440", 8)));
            pod.Containers.Single().Env.Where(e => e.Name.StartsWith("OPSHUB_Cluster__Certificate", StringComparison.Ordinal)).Select(e => (e.Name, e.Value)).ShouldBe(
                [("OPSHUB_Cluster__Certificate", $"{mount.MountPath}/tls.crt"), ("OPSHUB_Cluster__CertificateKey", $"{mount.MountPath}/tls.key"), ("OPSHUB_Cluster__CertificateAuthority", $"{mount.MountPath}/ca.crt")]);
        }
        foreach (var file in new[] { "tls.crt", "tls.key", "ca.crt" }) File.ReadAllText(Checkout.File("deploy/kubernetes/README.md")).ShouldContain($"--from-file={file}=");
    }

    [Fact]
    public void Ask_for_health_where_it_is_told()
    {
        var routes = File.ReadAllText(Checkout.File("README.md"));
        foreach (var probe in Containers.SelectMany(c => new[] { c.StartupProbe, c.LivenessProbe, c.ReadinessProbe })) routes.ShouldContain($"| GET | `{probe.HttpGet.Path}` |");
        Containers.Select(c => c.ReadinessProbe.HttpGet.Path).Distinct().ShouldBe(["/health/ready"]);
        Containers.Select(c => c.LivenessProbe.HttpGet.Path).Distinct().ShouldBe(["/health/live"]);   // a hub whose log is away waits for it; killing it would not help
    }

    [Fact]
    public void Give_no_process_more_than_it_needs()
    {
        foreach (var pod in Deployments.Select(d => d.Spec.Template.Spec))
            (pod.AutomountServiceAccountToken, pod.SecurityContext.RunAsNonRoot, pod.SecurityContext.SeccompProfile.Type).ShouldBe((false, true, "RuntimeDefault"));
        foreach (var context in Containers.Select(c => c.SecurityContext))
            (context.ReadOnlyRootFilesystem, context.AllowPrivilegeEscalation, context.Capabilities.Drop.Single()).ShouldBe((true, false, "ALL"));
    }

    [Fact]
    public void Take_what_is_old_only_when_they_are_told_to_and_as_the_owner_of_the_log()
    {
        var job = Objects.OfType<V1CronJob>().Single();
        var pod = job.Spec.JobTemplate.Spec.Template.Spec;
        var container = pod.Containers.Single();

        job.Spec.Suspend.ShouldBe(true);
        job.Spec.ConcurrencyPolicy.ShouldBe("Forbid");
        container.Args[0].ShouldBe("retention");
        Verbs.Root(Substitute.For<IClustering>()).Parse([.. container.Args]).Errors.Select(e => e.Message).ShouldBeEmpty();
        KnownNames.Strange(container.Env.Select(e => e.Name)).ShouldBeEmpty();
        container.Env.Single().ValueFrom.SecretKeyRef.Name.ShouldBe("opshub-owner");
        (pod.AutomountServiceAccountToken, pod.SecurityContext.RunAsNonRoot, container.SecurityContext.ReadOnlyRootFilesystem, container.SecurityContext.AllowPrivilegeEscalation).ShouldBe((false, true, true, false));
    }

    [Fact]
    public void Keep_processes_of_one_kind_on_different_machines_and_select_those_they_mean()
    {
        foreach (var deployment in Deployments)
        {
            var labels = deployment.Spec.Template.Metadata.Labels;
            var apart = deployment.Spec.Template.Spec.Affinity.PodAntiAffinity.RequiredDuringSchedulingIgnoredDuringExecution.Single();
            apart.TopologyKey.ShouldBe("kubernetes.io/hostname");
            apart.LabelSelector.MatchLabels.ShouldBe(labels, ignoreOrder: true);
            deployment.Spec.Selector.MatchLabels.ShouldBe(labels, ignoreOrder: true);
            Objects.OfType<V1PodDisruptionBudget>().Single(b => b.Metadata.Name == deployment.Metadata.Name).Spec.Selector.MatchLabels.ShouldBe(labels, ignoreOrder: true);
        }
    }
}
